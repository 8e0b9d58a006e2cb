;;! why = "64-bit addresses inside, the same protocol outside: detaching has nothing to do with the address type."
;;! grows = "never"

;; The greeting over a memory with 64-bit addresses. Pointers and lengths cross the boundary as i32, as the protocol
;; says, and are widened here. In JavaScript, grow() takes a BigInt on such a memory.
(module
  (memory (export "memory") i64 1 32)

  ;; The three slots: 16 bytes of salutation, 16 of name, and the rest of 128 for the message.
  (global $salutation i32 (i32.const 0))
  (global $name i32 (i32.const 16))
  (global $message i32 (i32.const 32))

  (func (export "get_salutation_ptr") (result i32) (global.get $salutation))
  (func (export "get_name_ptr") (result i32) (global.get $name))
  (func (export "get_msg_ptr") (result i32) (global.get $message))

  (func (export "set_name") (param $sal_len i32) (param $name_len i32) (result i32)
    (local $end i32) ;; the offset one past what has been written
    (if (i32.gt_u (local.get $sal_len) (i32.const 16)) (then (return (i32.const -1))))
    (if (i32.gt_u (local.get $name_len) (i32.const 16)) (then (return (i32.const -2))))

    (memory.copy (i64.extend_i32_u (global.get $message)) (i64.extend_i32_u (global.get $salutation)) (i64.extend_i32_u (local.get $sal_len)))
    (local.set $end (i32.add (global.get $message) (local.get $sal_len)))

    (i32.store16 (i64.extend_i32_u (local.get $end)) (i32.const 0x202c)) ;; ", " in little-endian order
    (local.set $end (i32.add (local.get $end) (i32.const 2)))

    (memory.copy (i64.extend_i32_u (local.get $end)) (i64.extend_i32_u (global.get $name)) (i64.extend_i32_u (local.get $name_len)))
    (local.set $end (i32.add (local.get $end) (local.get $name_len)))

    (i32.store8 (i64.extend_i32_u (local.get $end)) (i32.const 0x21)) ;; "!"
    (i32.sub (i32.add (local.get $end) (i32.const 1)) (global.get $message)))
)
