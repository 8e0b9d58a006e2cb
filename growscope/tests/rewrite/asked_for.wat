;; What the allocator was asked for since the last boundary, in all, whatever became of its parameter. It is the innermost
;; function that takes one number, and through which all growth passes.
;;! call small
;;! call several
;;! call none 0
;;! call huge
;;= call small
;;=   export 4: marked, forced; 5 bytes asked for
;;= -> 
;;= call several
;;=   function 2 grew memory 0 from 1 pages
;;=   import 0: marked, forced; 49 bytes asked for; another call
;;= host.look()
;;=   export 5: marked, forced; 7 bytes asked for
;;= -> 
;;= call none 0
;;=   export 6: marked, forced; another call
;;= -> 
;;= call huge
;;=   export 7: marked, forced; 2147483646 bytes asked for; another call
;;= -> 
;;= memory has 2 pages
(module
  (import "host" "look" (func $look))
  (memory (export "memory") 1)
  (func $alloc (export "alloc") (param $size i32) (result i32)
    (local $asked i32)
    (local.set $asked (local.get $size))
    (local.set $size (i32.const 100000))
    (call $inner (local.get $asked) (i32.const 8)))
  (func $inner (param $size i32) (param $align i32) (result i32)
    (if (i32.eq (local.get $size) (i32.const 6)) (then (drop (memory.grow (i32.const 1)))))
    (i32.const 8))
  (func $outer (param i32) (result i32) (call $alloc (local.get 0)))
  (func (export "small") (drop (call $outer (i32.const 5))))
  (func (export "several")
    (drop (call $outer (i32.const 3)))
    (drop (call $outer (i32.const 40)))
    (drop (call $outer (i32.const 6)))
    (call $look)
    (drop (call $outer (i32.const 7))))
  ;; It may have asked.
  (func (export "none") (param i32) (if (local.get 0) (then (drop (call $outer (i32.const 16))))))
  (func (export "huge") (drop (call $outer (i32.const -1)))))
