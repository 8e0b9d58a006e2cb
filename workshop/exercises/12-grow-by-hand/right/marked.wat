;; right: a byte order mark before the text, as some editors write it

;; A buffer that begins at offset 0 and ends where memory ends: bytes are appended to it.
(module
  (import "host" "memory" (memory 0))

  ;; The offset of the first free byte.
  (global $end (mut i32) (i32.const 0))

  ;; Sees to it that so many bytes are free, and answers with the offset of the first, or with -1.
  (func $reserve (export "reserve") (param $bytes i32) (result i32)
    (local $room i32) ;; the bytes from the first free one to the end of memory
    (local $pages i32)
    (local.set $room (i32.sub (i32.shl (memory.size) (i32.const 16)) (global.get $end)))
    (if (i32.gt_u (local.get $bytes) (local.get $room))
      (then
        ;; At least one byte is missing: take it off, round down, and add a page for it.
        (local.set $pages (i32.sub (i32.sub (local.get $bytes) (local.get $room)) (i32.const 1)))
        (local.set $pages (i32.add (i32.shr_u (local.get $pages) (i32.const 16)) (i32.const 1)))
        (if (i32.eq (memory.grow (local.get $pages)) (i32.const -1))
          (then (return (i32.const -1))))))
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
