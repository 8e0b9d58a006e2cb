;;! why = "returns from set_name a length that runs past the end of memory"
;;! exit = 2
;;! mentions = ["set_name", "2147483647"]

(module
  (memory (export "memory") 1)
  (func (export "get_salutation_ptr") (result i32) (i32.const 0))
  (func (export "get_name_ptr") (result i32) (i32.const 16))
  (func (export "get_msg_ptr") (result i32) (i32.const 32))
  (func (export "set_name") (param i32 i32) (result i32) (i32.const 2147483647))
)
