;;! why = "has a message slot past the end of memory"
;;! exit = 2
;;! mentions = ["get_msg_ptr", "65536"]

(module
  (memory (export "memory") 1)
  (func (export "get_salutation_ptr") (result i32) (i32.const 0))
  (func (export "get_name_ptr") (result i32) (i32.const 16))
  (func (export "get_msg_ptr") (result i32) (i32.const 65536))
  (func (export "set_name") (param i32 i32) (result i32) (i32.const 29))
)
