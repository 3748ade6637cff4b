@durable-streams @capability-subscriptions-pull
Feature: Whoever comes too late is fenced
  A request of a worker counts while subscription, generation and wake are those of the present.

  @DS-7.2-09 @MUST
  Rule: What comes after the end of the work is fenced

    Scenario: An ack after the worker was done
      Given a pull-wake subscription to a new stream "a"
      And a worker that was done with 1 message of "a"
      When the worker repeats its last request
      Then the request is fenced

    Scenario: A release after the worker was done
      Given a pull-wake subscription to a new stream "a"
      And a worker that was done with 1 message of "a"
      When the worker releases its work
      Then the request is fenced

    Scenario: An ack after a release
      Given a pull-wake subscription to a new stream "a"
      And a worker that works on 1 message of "a"
      When the worker releases its work
      And the worker acks "a" and is done
      Then the request is fenced
      And the cursor of "a" is after message 0

    Scenario: A release after a release
      Given a pull-wake subscription to a new stream "a"
      And a worker that works on 1 message of "a"
      When the worker releases its work
      And the worker releases its work
      Then the request is fenced

    Scenario: An ack after the lease has ended
      Given a pull-wake subscription to a new stream "a" with a lease of 1 s
      And a worker that works on 1 message of "a"
      When the lease of the worker is over
      And the worker acks "a" and is done
      Then the request is fenced
      And the cursor of "a" is after message 0

    Scenario: A release after the lease has ended
      Given a pull-wake subscription to a new stream "a" with a lease of 1 s
      And a worker that works on 1 message of "a"
      When the lease of the worker is over
      And the worker releases its work
      Then the request is fenced

  @DS-7.3-01 @MUST
  Rule: A request counts with a token of its subscription alone

    Scenario Outline: An <action> with <flaw>
      Given a pull-wake subscription to a new stream "a"
      And a worker that works on 1 message of "a"
      When the worker sends its <action> for "a" with <flaw>
      Then the request is refused
      And the worker has its work still

      Examples:
        | action  | flaw                                    |
        | ack     | no token                                |
        | ack     | a token of no meaning                   |
        | ack     | a token changed in its middle           |
        | release | no token                                |
        | release | a token of no meaning                   |
        | release | a token changed in its middle           |

    Scenario Outline: An <action> with the token of another subscription
      Given a pull-wake subscription to a new stream "a"
      And a worker that works on 1 message of "a"
      And another pull-wake subscription to the stream "a"
      And a worker that works on 1 message of "a"
      When the worker sends its <action> for "a" with the token of another subscription
      Then the request is refused

      Examples:
        | action  |
        | ack     |
        | release |

    @capability-subscriptions-webhook
    Scenario Outline: A callback with <flaw>
      Given a webhook subscription to a new stream "a"
      And a worker that works on 1 message of "a"
      When the worker sends its callback for "a" with <flaw>
      Then the request is refused
      And the cursor of "a" is after message 0
      And the worker has its work still

      Examples:
        | flaw                          |
        | no token                      |
        | a token of no meaning         |
        | a token changed in its middle |

  @DS-7.3-02 @MUST
  Rule: A token counts in its generation

    Scenario Outline: An <action> with the token of an earlier generation
      Given a pull-wake subscription to a new stream "a"
      And a worker that was done with 1 message of "a"
      And a worker that works on 1 message of "a"
      When the worker sends its <action> for "a" with the token of its first wake
      Then the request is refused
      And the cursor of "a" is after message 1

      Examples:
        | action  |
        | ack     |
        | release |

    @capability-subscriptions-webhook
    Scenario: A callback with the token of an earlier generation
      Given a webhook subscription to a new stream "a"
      And a worker that was done with 1 message of "a"
      And a worker that works on 1 message of "a"
      When the worker sends its callback for "a" with the token of its first wake
      Then the request is refused
      And the cursor of "a" is after message 1

  @DS-7.3-03 @MUST
  Rule: A request names the present generation

    Scenario Outline: An <action> with <flaw>
      Given a pull-wake subscription to a new stream "a"
      And a worker that works on 1 message of "a"
      When the worker sends its <action> for "a" with <flaw>
      Then the request is refused
      And the cursor of "a" is after message 0
      And the worker has its work still

      Examples:
        | action  | flaw                |
        | ack     | the next generation |
        | ack     | the last generation |
        | ack     | no generation       |
        | release | the next generation |
        | release | the last generation |
        | release | no generation       |

    @capability-subscriptions-webhook
    Scenario Outline: A callback with <flaw>
      Given a webhook subscription to a new stream "a"
      And a worker that works on 1 message of "a"
      When the worker sends its callback for "a" with <flaw>
      Then the request is refused
      And the cursor of "a" is after message 0
      And the worker has its work still

      Examples:
        | flaw                |
        | the next generation |
        | the last generation |
        | no generation       |

  @DS-7.3-04 @MUST
  Rule: A request names the present wake

    Scenario Outline: An <action> with <flaw>
      Given a pull-wake subscription to a new stream "a"
      And a worker that works on 1 message of "a"
      When the worker sends its <action> for "a" with <flaw>
      Then the request is refused
      And the cursor of "a" is after message 0
      And the worker has its work still

      Examples:
        | action  | flaw            |
        | ack     | another wake id |
        | ack     | no wake id      |
        | release | another wake id |
        | release | no wake id      |

    @capability-subscriptions-webhook
    Scenario Outline: A callback with <flaw>
      Given a webhook subscription to a new stream "a"
      And a worker that works on 1 message of "a"
      When the worker sends its callback for "a" with <flaw>
      Then the request is refused
      And the cursor of "a" is after message 0
      And the worker has its work still

      Examples:
        | flaw            |
        | another wake id |
        | no wake id      |
