;; A module without a memory is left as it is.
;;! call answer
;;= unchanged: it has no memory
;;= call answer
;;= -> 42
(module (func (export "answer") (result i32) (i32.const 42)))
