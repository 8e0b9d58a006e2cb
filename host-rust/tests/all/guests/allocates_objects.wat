;; Allocates objects of the engine's own heap without end, and keeps them.

(module
  (type $a (array (mut i8)))
  (type $l (struct (field (ref null $l)) (field (ref $a))))
  (memory (export "memory") 1)
  (global $keep (mut (ref null $l)) (ref.null $l))
  (func (export "get_salutation_ptr") (result i32) (i32.const 0))
  (func (export "get_name_ptr") (result i32) (i32.const 16))
  (func (export "get_msg_ptr") (result i32) (i32.const 32))
  (func (export "set_name") (param i32 i32) (result i32)
    (loop $again
      (global.set $keep (struct.new $l (global.get $keep) (array.new_default $a (i32.const 1000000))))
      (br $again))
    (unreachable)))
