;; The way that is shown is a shortest one.
;;= memory 0
;;= memory.grow of 0 in grow
;;= f: may: f → c → grow → memory.grow
(module (memory 1)
  (func $grow (drop (memory.grow (i32.const 1))))
  (func $c (call $grow)) (func $b (call $c)) (func $a (call $b))
  (func (export "f") (call $a) (call $c)))
