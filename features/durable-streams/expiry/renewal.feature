@durable-streams @capability-ttl
Feature: Every kind of use begins the lifetime anew
  A stream that is used halfway through its lifetime lives a whole lifetime from then on, whoever uses it and how.

  @DS-5.1-12 @MUST
  Rule: Every kind of read begins the lifetime anew

    Scenario: Reads of bytes and text
      Then a stream with a TTL of 4 s outlives its first lifetime when halfway comes:
        | a read from the start | application/octet-stream |
        | a read from the start | text/plain               |
        | a read from -1        | application/octet-stream |
        | a read from -1        | text/plain               |
        | a read at the tail    | application/octet-stream |
        | a read at the tail    | text/plain               |
        | a read from now       | application/octet-stream |
        | a read from now       | text/plain               |

    @capability-json
    Scenario: Reads of JSON streams
      Then a stream with a TTL of 4 s outlives its first lifetime when halfway comes:
        | a read from the start | application/json |
        | a read from -1        | application/json |
        | a read at the tail    | application/json |
        | a read from now       | application/json |

  @DS-5.1-13 @MUST
  Rule: Every kind of write begins the lifetime anew

    Scenario: Appends of bytes and text
      Then a stream with a TTL of 4 s outlives its first lifetime when halfway comes:
        | an append | application/octet-stream |
        | an append | text/plain               |

    Scenario: Appends that are refused
      Then it is noted whether a stream with a TTL of 4 s outlives its first lifetime when halfway comes an append of another type

    @capability-json
    Scenario: Appends to JSON streams
      Then a stream with a TTL of 4 s outlives its first lifetime when halfway comes:
        | an append | application/json |

    @capability-stream-seq
    Scenario: Appends with a sequence
      Then a stream with a TTL of 4 s outlives its first lifetime when halfway comes:
        | an append with a sequence | application/octet-stream |
        | an append with a sequence | text/plain               |

    @capability-producers
    Scenario: Appends of producers
      Then a stream with a TTL of 4 s outlives its first lifetime when halfway comes:
        | an append of a producer | application/octet-stream |
        | an append of a producer | text/plain               |

    @capability-close
    Scenario: Closes of bytes and text
      Then a stream with a TTL of 4 s outlives its first lifetime when halfway comes:
        | a close        | application/octet-stream |
        | a close        | text/plain               |
        | a final append | application/octet-stream |
        | a final append | text/plain               |

    @capability-close @capability-json
    Scenario: Closes of JSON streams
      Then a stream with a TTL of 4 s outlives its first lifetime when halfway comes:
        | a close        | application/json |
        | a final append | application/json |

    @capability-close @capability-producers
    Scenario: Closes of producers
      Then a stream with a TTL of 4 s outlives its first lifetime when halfway comes:
        | a close of a producer        | application/octet-stream |
        | a close of a producer        | text/plain               |
        | a final append of a producer | application/octet-stream |
        | a final append of a producer | text/plain               |

  @DS-5.1-17 @MUST
  Rule: Every kind of live read begins the lifetime anew

    @capability-long-poll
    Scenario: Long-polls on bytes and text
      Then a stream with a TTL of 4 s outlives its first lifetime when halfway comes:
        | a long-poll with data   | application/octet-stream |
        | a long-poll with data   | text/plain               |
        | a long-poll at the tail | application/octet-stream |
        | a long-poll at the tail | text/plain               |
        | a long-poll from now    | application/octet-stream |
        | a long-poll from now    | text/plain               |

    @capability-long-poll @capability-json
    Scenario: Long-polls of JSON streams
      Then a stream with a TTL of 4 s outlives its first lifetime when halfway comes:
        | a long-poll with data   | application/json |
        | a long-poll at the tail | application/json |
        | a long-poll from now    | application/json |

    @capability-sse
    Scenario: Event streams of bytes and text
      Then a stream with a TTL of 4 s outlives its first lifetime when halfway comes:
        | an event stream from -1     | application/octet-stream |
        | an event stream from -1     | text/plain               |
        | an event stream at the tail | application/octet-stream |
        | an event stream at the tail | text/plain               |
        | an event stream from now    | application/octet-stream |
        | an event stream from now    | text/plain               |

    @capability-sse @capability-json
    Scenario: Event streams of JSON streams
      Then a stream with a TTL of 4 s outlives its first lifetime when halfway comes:
        | an event stream from -1     | application/json |
        | an event stream at the tail | application/json |
        | an event stream from now    | application/json |
