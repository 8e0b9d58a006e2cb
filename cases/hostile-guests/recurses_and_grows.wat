;;! why = "grows, and calls itself, without end"
;;! exit = 2
;;! mentions = ["recurses_and_grows"]

(module
  (memory (export "memory") 1)
  (func (export "get_salutation_ptr") (result i32) (i32.const 0))
  (func (export "get_name_ptr") (result i32) (i32.const 16))
  (func (export "get_msg_ptr") (result i32) (i32.const 32))
  (func $set_name (export "set_name") (param i32 i32) (result i32)
    (drop (memory.grow (i32.const 1)))
    (call $set_name (local.get 0) (local.get 1)))
)
