;;! why = "answers with a message that is not the greeting"
;;! exit = 1
;;! mentions = ["set_name"]

(module
  (memory (export "memory") 1)
  (func (export "get_salutation_ptr") (result i32) (i32.const 0))
  (func (export "get_name_ptr") (result i32) (i32.const 16))
  (func (export "get_msg_ptr") (result i32) (i32.const 32))
  (func (export "set_name") (param i32 i32) (result i32) (i32.store8 offset=32 (i32.const 0) (i32.const 0x3f)) (i32.const 1))
)
