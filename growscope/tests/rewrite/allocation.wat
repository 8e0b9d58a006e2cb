;;? when=allocation
;; Only the allocator's door marks: what calls it and comes back marks nothing of itself.
;;! call parse
;;! call always
;;= call parse
;;=   import 0: not marked
;;= host.look()
;;=   export 3: not marked
;;= -> 
;;= call always
;;=   import 0: marked, forced; 1 bytes asked for; another call
;;= host.look()
;;=   export 4: not marked
;;= -> 
;;= memory has 1 pages
(module
  (import "host" "look" (func $look))
  (memory (export "memory") 1)
  (func $malloc (param $room i32) (result i32)
    (if (result i32) (local.get $room) (then (i32.const 0)) (else (memory.grow (i32.const 1)))))
  (func $maybe (param i32) (if (local.get 0) (then (drop (call $malloc (i32.const 0))))))
  (func (export "parse") (call $maybe (i32.const 0)) (call $look))
  (func (export "always") (drop (call $malloc (i32.const 1))) (call $look)))
