;;! why = "grows a table until it is refused, and traps"
;;! exit = 2
;;! mentions = ["set_name"]

(module
  (memory (export "memory") 1)
  (table $table 1 funcref)
  (func (export "get_salutation_ptr") (result i32) (i32.const 0))
  (func (export "get_name_ptr") (result i32) (i32.const 16))
  (func (export "get_msg_ptr") (result i32) (i32.const 32))
  (func (export "set_name") (param i32 i32) (result i32)
    (loop $again
      (br_if $again (i32.ne (table.grow $table (ref.null func) (i32.const 65536)) (i32.const -1))))
    (unreachable))
)
