;; Code behind a branch is skipped by every path.
;;= memory 0
;;= memory.grow of 0 in f, which no path leads to
;;= f: never
(module (memory 1)
  (func (export "f") (block (br 0) (drop (memory.grow (i32.const 1))))))
