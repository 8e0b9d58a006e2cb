;; The module has an import from `growscope` itself: the hooks come under another name.
;;! call run
;;= call run
;;=   function 1 grew memory 0 from 1 pages
;;=   import 0: marked, forced
;;= growscope.look()
;;=   export 1: not marked
;;= -> 
;;= memory has 2 pages
(module
  (import "growscope" "look" (func $look))
  (memory (export "memory") 1)
  (func (export "run") (drop (memory.grow (i32.const 1))) (call $look)))
