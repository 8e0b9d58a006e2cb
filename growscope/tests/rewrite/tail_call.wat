;; A tail call of a function that grows: whoever is called marks, and nothing marks before.
;;! call direct
;;! call then_import
;;! call to_import
;;= call direct
;;=   function 1 grew memory 0 from 1 pages
;;=   export 2: marked, forced
;;= -> 1
;;= call then_import
;;=   function 1 grew memory 0 from 2 pages
;;=   import 0: marked, forced
;;= host.look()
;;=   export 4: not marked
;;= -> 
;;= call to_import
;;=   import 0: not marked
;;= host.look()
;;=   export 5: not marked
;;= -> 
;;= memory has 3 pages
(module
  (import "host" "look" (func $look))
  (memory (export "memory") 1)
  (func $allocate (result i32) (memory.grow (i32.const 1)))
  (func (export "direct") (result i32) (return_call $allocate))
  (func $then_import (drop (call $allocate)) (return_call $look))
  (func (export "then_import") (call $then_import))
  (func $exported (export "to_import") (return_call $look)))
