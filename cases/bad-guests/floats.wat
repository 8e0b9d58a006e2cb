;;! why = "takes and returns lengths as f64"
;;! exit = 2
;;! mentions = ["set_name", "f64"]

(module
  (memory (export "memory") 1)
  (func (export "get_salutation_ptr") (result i32) (i32.const 0))
  (func (export "get_name_ptr") (result i32) (i32.const 16))
  (func (export "get_msg_ptr") (result i32) (i32.const 32))
  (func (export "set_name") (param f64 f64) (result f64) (f64.const 0))
)
