;; A memory.grow behind `unreachable` is a site that no path leads to.
;;= memory 0
;;= memory.grow of 0 in f, which no path leads to
;;= f: never
(module (memory 1)
  (func (export "f") (result i32) unreachable (memory.grow (i32.const 1))))
