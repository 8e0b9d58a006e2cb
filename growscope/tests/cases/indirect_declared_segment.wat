;; A declared segment puts nothing into a table.
;;= memory 0
;;= memory.grow of 0 in grow
;;= f: never
(module (memory 1) (type $t (func)) (table 1 funcref)
  (elem declare func $grow)
  (func $grow (drop (memory.grow (i32.const 1))))
  (func (export "f") (call_indirect (type $t) (i32.const 0))))
