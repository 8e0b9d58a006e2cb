;; The test makes a `try` of the block, and a `catch` of the two `nop`: what exceptions were at first, and has no text here.
(module
  (memory (export "memory") 1)
  (tag $oops (param i32))
  (func (export "get_salutation_ptr") (result i32) (i32.const 0))
  (func (export "get_name_ptr") (result i32) (i32.const 16))
  (func (export "get_msg_ptr") (result i32) (i32.const 32))
  (func (export "set_name") (param i32 i32) (result i32)
    (block (result i32)
      (i32.const -1)
      (throw $oops)
      (nop)
      (nop))))
