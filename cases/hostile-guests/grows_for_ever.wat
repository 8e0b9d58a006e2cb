;;! why = "grows a page at a time, and does not stop when it is refused"
;;! exit = 2
;;! mentions = ["time limit"]

(module
  (memory (export "memory") 1)
  (func (export "get_salutation_ptr") (result i32) (i32.const 0))
  (func (export "get_name_ptr") (result i32) (i32.const 16))
  (func (export "get_msg_ptr") (result i32) (i32.const 32))
  (func (export "set_name") (param i32 i32) (result i32)
    (loop $again (drop (memory.grow (i32.const 1))) (br $again))
    (unreachable))
)
