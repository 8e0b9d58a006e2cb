(module (func (export "pointer") (result i32) (i32.const 0x80000000)))
