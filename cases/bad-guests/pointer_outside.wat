;;! why = "has a name slot past the end of memory"
;;! exit = 2
;;! mentions = ["get_name_ptr", "70000"]

(module
  (memory (export "memory") 1)
  (func (export "get_salutation_ptr") (result i32) (i32.const 0))
  (func (export "get_name_ptr") (result i32) (i32.const 70000))
  (func (export "get_msg_ptr") (result i32) (i32.const 32))
  (func (export "set_name") (param i32 i32) (result i32) (i32.const 0))
)
