(module (memory (export "memory") 2 16))
