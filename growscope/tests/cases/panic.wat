;; A path only through a panic: the call that leads to growth does not come back, as `unreachable` follows it.
;;= memory 0
;;= memory.grow of 0 in format
;;= f: only-when-trapping: f → panic → format → memory.grow
(module (memory 1)
  (func $format (drop (memory.grow (i32.const 1))))
  (func $panic (call $format) unreachable)
  (func (export "f") (param i32) (if (local.get 0) (then (call $panic) unreachable))))
