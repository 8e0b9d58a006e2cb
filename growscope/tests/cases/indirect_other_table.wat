;; A call reaches what its own table holds, not another's.
;;= memory 0
;;= memory.grow of 0 in grow
;;= f: never
(module (memory 1) (type $t (func))
  (table $a 1 funcref) (table $b 1 funcref)
  (elem (table $a) (i32.const 0) func $grow) (elem (table $b) (i32.const 0) func $fine)
  (func $grow (drop (memory.grow (i32.const 1)))) (func $fine)
  (func (export "f") (call_indirect $b (type $t) (i32.const 0))))
