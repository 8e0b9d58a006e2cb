;; A grow import that nothing gives away, named by a flag.
;;? --grow-import env.more
;;= memory 0, which the host may grow
;;= grow import env.more: --grow-import names it
;;= f: may: f → env.more
(module (import "env" "more" (func $more)) (memory (export "m") 1)
  (func (export "f") (call $more)))
