;; What is copied from one table to another is held by both.
;;= memory 0
;;= memory.grow of 0 in grow
;;= copy: never
;;= f: may-indirectly: f → (indirect) grow → memory.grow
(module (memory 1) (type $t (func)) (table $a funcref (elem $grow)) (table $b 1 funcref)
  (func $grow (drop (memory.grow (i32.const 1))))
  (func (export "copy") (table.copy $b $a (i32.const 0) (i32.const 0) (i32.const 1)))
  (func (export "f") (call_indirect $b (type $t) (i32.const 0))))
