;;! why = "Grows by zero pages on every call: the size never rises, and the buffer detaches all the same."
;;! grows = "never"
;;! detaches = "first-call"

;; The greeting, and a `memory.grow` by 0 pages on each call. It asks for nothing and gets nothing, yet it succeeds,
;; and a successful grow detaches the buffer: a host that watches for a rising size never notices.
(module
  (memory (export "memory") 1)

  ;; The three slots: 16 bytes of salutation, 16 of name, and the rest of 128 for the message.
  (global $salutation i32 (i32.const 0))
  (global $name i32 (i32.const 16))
  (global $message i32 (i32.const 32))

  (func (export "get_salutation_ptr") (result i32) (global.get $salutation))
  (func (export "get_name_ptr") (result i32) (global.get $name))
  (func (export "get_msg_ptr") (result i32) (global.get $message))

  (func (export "set_name") (param $sal_len i32) (param $name_len i32) (result i32)
    (local $end i32) ;; the offset one past what has been written
    (drop (memory.grow (i32.const 0)))
    (if (i32.gt_u (local.get $sal_len) (i32.const 16)) (then (return (i32.const -1))))
    (if (i32.gt_u (local.get $name_len) (i32.const 16)) (then (return (i32.const -2))))

    (memory.copy (global.get $message) (global.get $salutation) (local.get $sal_len))
    (local.set $end (i32.add (global.get $message) (local.get $sal_len)))

    (i32.store16 (local.get $end) (i32.const 0x202c)) ;; ", " in little-endian order
    (local.set $end (i32.add (local.get $end) (i32.const 2)))

    (memory.copy (local.get $end) (global.get $name) (local.get $name_len))
    (local.set $end (i32.add (local.get $end) (local.get $name_len)))

    (i32.store8 (local.get $end) (i32.const 0x21)) ;; "!"
    (i32.sub (i32.add (local.get $end) (i32.const 1)) (global.get $message)))
)
