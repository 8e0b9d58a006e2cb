;;! why = "has its salutation slot at -1, the very end of 4 GiB"
;;! exit = 2
;;! mentions = ["get_salutation_ptr", "4294967295"]

(module
  (memory (export "memory") 1)
  (func (export "get_salutation_ptr") (result i32) (i32.const -1))
  (func (export "get_name_ptr") (result i32) (i32.const 16))
  (func (export "get_msg_ptr") (result i32) (i32.const 32))
  (func (export "set_name") (param i32 i32) (result i32) (i32.const 0))
)
