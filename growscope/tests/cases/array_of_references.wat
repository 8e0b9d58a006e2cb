;; An array made from an element segment holds references too.
;;= memory 0
;;= memory.grow of 0 in grow
;;= f: may-indirectly: f → (ref) grow → memory.grow
(module (memory 1) (type $t (func)) (type $a (array (ref null $t)))
  (elem $e (ref null $t) (ref.func $grow))
  (func $grow (type $t) (drop (memory.grow (i32.const 1))))
  (func (export "f")
    (call_ref $t (array.get $a (array.new_elem $a $e (i32.const 0) (i32.const 1)) (i32.const 0)))))
