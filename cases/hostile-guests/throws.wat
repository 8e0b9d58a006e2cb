;;! why = "throws an exception that nothing catches"
;;! exit = 2
;;! mentions = ["exception"]

(module
  (memory (export "memory") 1)
  (tag $oops (param i32))
  (func (export "get_salutation_ptr") (result i32) (i32.const 0))
  (func (export "get_name_ptr") (result i32) (i32.const 16))
  (func (export "get_msg_ptr") (result i32) (i32.const 32))
  (func (export "set_name") (param i32 i32) (result i32)
    (throw $oops (i32.const 7))))
