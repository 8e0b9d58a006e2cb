;;? when=allocation
;; Only the allocator's door marks: what calls it and comes back marks nothing of itself.
;;! call parse
;;= call parse
;;=   import 0: not marked
;;= host.look()
;;=   export 3: not marked
;;= -> 
;;= memory has 1 pages
(module
  (import "host" "look" (func $look))
  (memory (export "memory") 1)
  (func $malloc (result i32) (memory.grow (i32.const 1)))
  (func $maybe (param i32) (if (local.get 0) (then (drop (call $malloc)))))
  (func (export "parse") (call $maybe (i32.const 0)) (call $look)))
