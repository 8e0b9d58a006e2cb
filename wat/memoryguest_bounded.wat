;;! why = "Grows once and declares how far it may: the one unshared guest over which `resizable` can be held, where an engine has it."
;;! grows = "first-call"

;; The greeting in a memory of 1 to 4 pages. The first call asks for a page, so every ordinary view dies; a buffer made
;; by `toResizableBuffer` grows where it stands, which JavaScript allows only of a memory that declares a maximum.
(module
  (memory (export "memory") 1 4)

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
    ;; Page 1 is asked for once; refused, the guest is out of memory.
    (if (i32.eq (memory.size) (i32.const 1)) (then
      (if (i32.eq (memory.grow (i32.const 1)) (i32.const -1)) (then (return (i32.const -4))))))

    (memory.copy (global.get $message) (global.get $salutation) (local.get $sal_len))
    (local.set $end (i32.add (global.get $message) (local.get $sal_len)))

    (i32.store16 (local.get $end) (i32.const 0x202c)) ;; ", " in little-endian order
    (local.set $end (i32.add (local.get $end) (i32.const 2)))

    (memory.copy (local.get $end) (global.get $name) (local.get $name_len))
    (local.set $end (i32.add (local.get $end) (local.get $name_len)))

    (i32.store8 (local.get $end) (i32.const 0x21)) ;; "!"
    (i32.sub (i32.add (local.get $end) (i32.const 1)) (global.get $message)))
)
