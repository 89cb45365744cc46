"""The yearly statistical forms 0601, 0602 and 0603 on emulation and commendation, filled in from the register."""
