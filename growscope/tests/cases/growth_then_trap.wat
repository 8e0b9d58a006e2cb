;; Growth itself is followed by a trap on every path.
;;= memory 0
;;= memory.grow of 0 in f
;;= f: only-when-trapping: f → memory.grow
(module (memory 1)
  (func (export "f") (drop (memory.grow (i32.const 1))) unreachable))
