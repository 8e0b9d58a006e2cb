;; rejected: grows-with-room-left
;; because: Whoever grows at every call needs no look at what is left.
;; say: Append a hundred bytes, and count the pages. Each of those growths detached the host, too.

;; A buffer that begins at offset 0 and ends where memory ends: bytes are appended to it.
(module
  (import "host" "memory" (memory 0))

  ;; The offset of the first free byte.
  (global $end (mut i32) (i32.const 0))

  ;; Sees to it that so many bytes are free, and answers with the offset of the first, or with -1.
  (func $reserve (export "reserve") (param $bytes i32) (result i32)
    (local $pages i32)
    (local.set $pages (i32.shr_u (i32.sub (local.get $bytes) (i32.const 1)) (i32.const 16)))
    (if (i32.eq (memory.grow (i32.add (local.get $pages) (i32.const 1))) (i32.const -1))
      (then (return (i32.const -1))))
    (global.get $end))

  ;; Appends one byte, and answers with its offset, or with -1.
  (func (export "append") (param $byte i32) (result i32)
    (local $at i32)
    (local.set $at (call $reserve (i32.const 1)))
    (if (i32.eq (local.get $at) (i32.const -1))
      (then (return (i32.const -1))))
    (i32.store8 (local.get $at) (local.get $byte))
    (global.set $end (i32.add (local.get $at) (i32.const 1)))
    (local.get $at))
)
