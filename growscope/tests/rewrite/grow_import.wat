;;? grow=a.grow
;; A grow import is no boundary; after it the mark is up, and a forced growth goes through it.
;;! call make
;;= call make
;;= a.grow(131072)
;;=   function 2 grew memory 0 from 1 pages
;;=   import 1: marked, forced
;;=   a.grow(131073)
;;= host.look()
;;=   export 3: not marked
;;= -> 0
;;= memory has 2 pages
(module
  (import "a" "grow" (func $resize (param i32) (result i32)))
  (import "host" "look" (func $look))
  (memory (export "memory") 1)
  (func $malloc (result i32) (call $resize (i32.const 131072)))
  (func (export "make") (result i32) (call $malloc) (call $look)))
