;; A view made inside an import after the allocation: the export may grow all the same.
;;= memory 0, which the host may grow
;;= memory.grow of 0 in alloc
;;= f: may: f → alloc → memory.grow
(module (import "env" "make_view" (func $view (param i32))) (memory (export "memory") 1)
  (func $alloc (result i32) (memory.grow (i32.const 1)))
  (func (export "f") (call $view (call $alloc))))
