;;! why = "declares 40,000 pages at the start"
;;! exit = 2
;;! mentions = ["--max-pages"]

(module
  (memory (export "memory") 40000)
  (func (export "get_salutation_ptr") (result i32) (i32.const 0))
  (func (export "get_name_ptr") (result i32) (i32.const 16))
  (func (export "get_msg_ptr") (result i32) (i32.const 32))
  (func (export "set_name") (param i32 i32) (result i32) (i32.const 0))
)
