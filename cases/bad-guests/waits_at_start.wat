;;! why = "waits in its start function for a wake that never comes"
;;! exit = 2
;;! mentions = ["instantiation", "time limit"]

(module
  (memory (export "memory") 1 1 shared)
  (func $start (drop (memory.atomic.wait32 (i32.const 64) (i32.const 0) (i64.const -1))))
  (start $start)
  (func (export "get_salutation_ptr") (result i32) (i32.const 0))
  (func (export "get_name_ptr") (result i32) (i32.const 16))
  (func (export "get_msg_ptr") (result i32) (i32.const 32))
  (func (export "set_name") (param i32 i32) (result i32) (i32.const 0))
)
