;;! why = "exports a global where a function should be"
;;! exit = 2
;;! mentions = ["get_name_ptr"]

(module
  (memory (export "memory") 1)
  (func (export "get_salutation_ptr") (result i32) (i32.const 0))
  (global (export "get_name_ptr") i32 (i32.const 16))
  (func (export "get_msg_ptr") (result i32) (i32.const 32))
  (func (export "set_name") (param i32 i32) (result i32) (i32.const 0))
)
