;;? announce=env.notify
;; An announce import is no boundary, and is called after a forced growth.
;;! call make
;;= call make
;;=   function 2 grew memory 0 from 1 pages
;;= env.notify(0)
;;=   import 1: marked, forced
;;=   env.notify(0)
;;= host.look()
;;=   export 3: not marked
;;= -> 1
;;= memory has 2 pages
(module
  (import "env" "notify" (func $notify (param i32)))
  (import "host" "look" (func $look))
  (memory (export "memory") 1)
  (func $malloc (result i32) (memory.grow (i32.const 1)) (call $notify (i32.const 0)))
  (func (export "make") (result i32) (call $malloc) (call $look)))
