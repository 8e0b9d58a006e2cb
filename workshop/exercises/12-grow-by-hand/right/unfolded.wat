;; right: no folded form, 64-bit sums, numeric indices
(module
  (type $t (func (param i32) (result i32)))
  (memory (import "host" "memory") 0)
  (global (mut i32) (i32.const 0))
  (func (type $t) (local i64 i64)
    global.get 0 i64.extend_i32_u local.get 0 i64.extend_i32_u i64.add local.set 1
    memory.size i64.extend_i32_u i64.const 16 i64.shl local.set 2
    local.get 1 local.get 2 i64.gt_u
    if
      local.get 1 local.get 2 i64.sub i64.const 65535 i64.add i64.const 16 i64.shr_u i32.wrap_i64
      memory.grow
      i32.const -1 i32.eq
      if
        i32.const -1
        return
      end
    end
    global.get 0)
  (func (type $t) (local i32)
    block $no
      i32.const 1 call 0 local.tee 1
      i32.const -1 i32.eq br_if $no
      local.get 1 local.get 0 i32.store8
      global.get 0 i32.const 1 i32.add global.set 0
      local.get 1 return
    end
    i32.const -1)
  (export "reserve" (func 0))
  (export "append" (func 1)))
