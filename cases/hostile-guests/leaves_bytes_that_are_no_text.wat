;;! why = "leaves the byte 0xFF where the name's U+FFFD should be"
;;! exit = 1
;;! mentions = ["read"]
;;! verbs = ["greet"]
;;! nameText = "\uFFFD"

(module
  (memory (export "memory") 1)
  (func (export "get_salutation_ptr") (result i32) (i32.const 0))
  (func (export "get_name_ptr") (result i32) (i32.const 16))
  (func (export "get_msg_ptr") (result i32) (i32.const 32))
  (data (i32.const 96) "Ahoy there, \ff!")
  (func (export "set_name") (param i32 i32) (result i32)
    (memory.copy (i32.const 32) (i32.const 96) (i32.const 14))
    (i32.const 14))
)
