;; Growth is followed by a trap on one path only.
;;= memory 0
;;= memory.grow of 0 in f
;;= f: may: f → memory.grow
(module (memory 1)
  (func (export "f") (if (i32.eqz (memory.grow (i32.const 1))) (then unreachable))))
