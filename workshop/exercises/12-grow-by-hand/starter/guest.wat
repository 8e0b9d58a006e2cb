;; A buffer that begins at offset 0 and ends where memory ends: bytes are appended to it.
(module
  (import "host" "memory" (memory 0))

  ;; The offset of the first free byte.
  (global $end (mut i32) (i32.const 0))

  ;; Sees to it that so many bytes are free, and answers with the offset of the first.
  (func $reserve (export "reserve") (param $bytes i32) (result i32)
    (global.get $end))

  ;; Appends one byte, and answers with its offset.
  (func (export "append") (param $byte i32) (result i32)
    (local $at i32)
    (local.set $at (call $reserve (i32.const 1)))
    (i32.store8 (local.get $at) (local.get $byte))
    (global.set $end (i32.add (local.get $at) (i32.const 1)))
    (local.get $at))
)
