// The demo world: fills an empty database in demo mode, tells the demo passwords, does nothing otherwise.
