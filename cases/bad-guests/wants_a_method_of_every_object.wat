;;! why = "wants an import that is called as a method of every JavaScript object is"
;;! exit = 2
;;! mentions = ["env.toString"]

(module
  (import "env" "toString" (func))
  (memory (export "memory") 1)
  (func (export "get_salutation_ptr") (result i32) (i32.const 0))
  (func (export "get_name_ptr") (result i32) (i32.const 16))
  (func (export "get_msg_ptr") (result i32) (i32.const 32))
  (func (export "set_name") (param i32 i32) (result i32) (i32.const 0))
)
