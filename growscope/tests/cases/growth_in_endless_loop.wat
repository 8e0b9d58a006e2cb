;; A function that grows memory for ever never comes back.
;;= memory 0
;;= memory.grow of 0 in f
;;= f: only-when-trapping: f → memory.grow
(module (memory 1)
  (func (export "f") (loop (drop (memory.grow (i32.const 1))) (br 0))))
