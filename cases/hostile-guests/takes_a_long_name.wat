;;! why = "answers 7 to a name that is longer than its slot"
;;! exit = 2
;;! mentions = ["set_name", "7"]
;;! verbs = ["matrix"]

(module
  (memory (export "memory") 1)
  (func (export "get_salutation_ptr") (result i32) (i32.const 0))
  (func (export "get_name_ptr") (result i32) (i32.const 16))
  (func (export "get_msg_ptr") (result i32) (i32.const 32))
  (data (i32.const 96) "!, ")
  (func $compose (param $sal i32) (param $name i32) (result i32)
    (memory.copy (i32.const 32) (i32.const 0) (local.get $sal))
    (memory.copy (i32.add (i32.const 32) (local.get $sal)) (i32.const 97) (i32.const 2))
    (memory.copy (i32.add (i32.const 34) (local.get $sal)) (i32.const 16) (local.get $name))
    (memory.copy (i32.add (i32.const 34) (i32.add (local.get $sal) (local.get $name))) (i32.const 96) (i32.const 1))
    (i32.add (i32.const 3) (i32.add (local.get $sal) (local.get $name))))
  (func (export "set_name") (param i32 i32) (result i32)
    (if (i32.or (i32.gt_u (local.get 0) (i32.const 16)) (i32.gt_u (local.get 1) (i32.const 16)))
      (then (return (i32.const 7))))
    (call $compose (local.get 0) (local.get 1)))
)
