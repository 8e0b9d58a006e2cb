;; A loop without a way out does not go on.
;;= memory 0
;;= memory.grow of 0 in f, which no path leads to
;;= f: never
(module (memory 1)
  (func (export "f") (loop (br 0)) (drop (memory.grow (i32.const 1)))))
